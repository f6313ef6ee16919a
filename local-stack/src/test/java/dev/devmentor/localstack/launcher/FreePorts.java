package dev.devmentor.localstack.launcher;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Ports that nothing listens on, one for each part. */
final class FreePorts {

  private FreePorts() {}

  static Ports ports() throws IOException {
    Map<Part, Integer> ports = new EnumMap<>(Part.class);
    // Held until all are drawn: none is drawn twice.
    List<ServerSocket> held = new ArrayList<>();
    try {
      for (Part part : Part.values()) {
        ServerSocket socket = open();
        held.add(socket);
        ports.put(part, socket.getLocalPort());
      }
    } finally {
      for (ServerSocket socket : held) {
        socket.close();
      }
    }
    return new Ports(ports);
  }

  static int one() throws IOException {
    try (ServerSocket socket = open()) {
      return socket.getLocalPort();
    }
  }

  private static ServerSocket open() throws IOException {
    return new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
  }
}
