package dev.devmentor.gateway.client;

import io.netty.handler.ipfilter.IpFilterRuleType;
import io.netty.handler.ipfilter.IpSubnetFilterRule;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Set;

/** Networks that somebody has put in the configuration. */
final class Networks {

  private final List<IpSubnetFilterRule> networks;

  /**
   * @param property where they are configured
   * @param networks in CIDR notation; {@link IllegalArgumentException} names one that is not
   */
  Networks(String property, Set<String> networks) {
    this.networks = networks.stream().map(cidr -> network(property, cidr)).toList();
  }

  private static IpSubnetFilterRule network(String property, String cidr) {
    try {
      int slash = cidr.indexOf('/');
      InetAddress address = InetAddress.ofLiteral(cidr.substring(0, slash));
      int prefix = Integer.parseInt(cidr.substring(slash + 1));
      return new IpSubnetFilterRule(address, prefix, IpFilterRuleType.ACCEPT);
    } catch (RuntimeException malformed) {
      throw new IllegalArgumentException(
          property + " must be networks as 10.0.0.0/8, not " + cidr, malformed);
    }
  }

  boolean isEmpty() {
    return networks.isEmpty();
  }

  /** Whether this literal address is one of theirs. */
  boolean contain(String address) {
    InetSocketAddress peer = new InetSocketAddress(InetAddress.ofLiteral(withoutZone(address)), 0);
    return networks.stream().anyMatch(network -> network.matches(peer));
  }

  /** A link-local address without the name of the link. */
  static String withoutZone(String address) {
    int zone = address.indexOf('%');
    return zone < 0 ? address : address.substring(0, zone);
  }
}
