/// In which order should things be done, and how sure is that order?
///
/// **Two published formulas.** *Cost of delay over duration* (CD3, the same as weighted shortest
/// job first: Reinertsen, "The Principles of Product Development Flow", 2009): the money that a
/// week of waiting costs, over the weeks that the thing takes. *RICE* (McBride, 2016): reach,
/// impact and confidence over effort. Both are gains over costs ({@link Contender}).
///
/// **Inputs are guesses**, so each is a {@link Range} with a triangular distribution: no
/// measurement says more than "between here and there, likely this". {@link PriorityOrder} draws
/// them {@link PriorityOrder#DRAWS} times, each input from equally likely slices that each come
/// once (Latin hypercube: McKay, Beckman and Conover, 1979), and says for each pair of neighbours
/// how likely the lower one belongs above, and for each thing between which ranks it lies. Inputs
/// are taken as independent: what two guesses have in common is not known.
@NullMarked
package dev.quarterdeck.engine.priorities;

import org.jspecify.annotations.NullMarked;
