/// What is the little company, and what did it do in the last two years?
///
/// Owns the invented organisation that demo, tests and examples share: its files, and the
/// generated work of its teams. Pure: the same seed and day give the same company; no clock, no
/// connection, no file outside of the program.
@NamedInterface("company")
@NullMarked
package dev.quarterdeck.demo.company;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
