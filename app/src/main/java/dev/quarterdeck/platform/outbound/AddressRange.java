package dev.quarterdeck.platform.outbound;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;

/// Tells addresses of the whole Internet from those that lead to this machine, its network or
/// nowhere.
///
/// The ranges are the special-purpose registries of IPv4 and IPv6 (RFC 6890 and its updates), and
/// the addresses at which clouds tell their machines secrets.
enum AddressRange {
    /// Anybody's.
    PUBLIC,
    /// This machine or its own network: called when the operator names the host.
    OWN,
    /// Never a tool: link-local, metadata, multicast, unspecified, reserved.
    NEVER;

    private static final List<Block> BLOCKS =
            List.of(
                    Block.of("0.0.0.0", 8, NEVER),
                    Block.of("10.0.0.0", 8, OWN),
                    // Alibaba's metadata lies in the range that carriers share.
                    Block.of("100.100.100.200", 32, NEVER),
                    Block.of("100.64.0.0", 10, OWN),
                    Block.of("127.0.0.0", 8, OWN),
                    Block.of("168.63.129.16", 32, NEVER),
                    Block.of("169.254.0.0", 16, NEVER),
                    Block.of("172.16.0.0", 12, OWN),
                    // Oracle's metadata of old.
                    Block.of("192.0.0.0", 24, NEVER),
                    Block.of("192.0.2.0", 24, NEVER),
                    Block.of("192.88.99.0", 24, NEVER),
                    Block.of("192.168.0.0", 16, OWN),
                    Block.of("198.18.0.0", 15, NEVER),
                    Block.of("198.51.100.0", 24, NEVER),
                    Block.of("203.0.113.0", 24, NEVER),
                    Block.of("224.0.0.0", 4, NEVER),
                    Block.of("240.0.0.0", 4, NEVER),
                    Block.of("::1", 128, OWN),
                    Block.of("fd00:ec2::254", 128, NEVER),
                    Block.of("fd20:ce::254", 128, NEVER),
                    Block.of("fc00::", 7, OWN),
                    Block.of("fe80::", 10, NEVER),
                    Block.of("fec0::", 10, NEVER),
                    Block.of("100::", 64, NEVER),
                    Block.of("2001::", 23, NEVER),
                    Block.of("2001:db8::", 32, NEVER),
                    Block.of("3fff::", 20, NEVER),
                    Block.of("5f00::", 16, NEVER),
                    Block.of("ff00::", 8, NEVER),
                    Block.of("::", 96, NEVER));

    /// A block of addresses. @param bits how many leading bits they share
    private record Block(byte[] first, int bits, AddressRange range) {

        static Block of(String first, int bits, AddressRange range) {
            try {
                // Literals: no name is looked up.
                return new Block(InetAddress.getByName(first).getAddress(), bits, range);
            } catch (UnknownHostException e) {
                throw new IllegalStateException(e);
            }
        }

        boolean holds(byte[] address) {
            if (address.length != first.length) {
                return false;
            }
            for (int bit = 0; bit < bits; bit++) {
                int mask = 0x80 >> (bit % 8);
                if ((address[bit / 8] & mask) != (first[bit / 8] & mask)) {
                    return false;
                }
            }
            return true;
        }
    }

    /// Tells the range of an address; one that carries an IPv4 address within is judged by that
    /// too.
    static AddressRange of(InetAddress address) {
        var bytes = address.getAddress();
        if (address instanceof Inet6Address) {
            var carried = carried(bytes);
            if (carried.length == 4) {
                return of(carried);
            }
        }
        return of(bytes);
    }

    private static AddressRange of(byte[] bytes) {
        return BLOCKS.stream()
                .filter(block -> block.holds(bytes))
                .map(Block::range)
                .findFirst()
                .orElse(PUBLIC);
    }

    /// Mapped (`::ffff:a.b.c.d`), translated (`64:ff9b::a.b.c.d`) and 6to4 (`2002:aabb:ccdd::`).
    private static byte[] carried(byte[] bytes) {
        if (startsWith(bytes, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xff, 0xff)
                || startsWith(bytes, 0, 0x64, 0xff, 0x9b, 0, 0, 0, 0, 0, 0, 0, 0)) {
            return Arrays.copyOfRange(bytes, 12, 16);
        }
        if (startsWith(bytes, 0x20, 0x02)) {
            return Arrays.copyOfRange(bytes, 2, 6);
        }
        return new byte[0];
    }

    private static boolean startsWith(byte[] bytes, int... first) {
        for (int i = 0; i < first.length; i++) {
            if ((bytes[i] & 0xff) != first[i]) {
                return false;
            }
        }
        return true;
    }
}
