package dev.devmentor.gateway.route;

import io.netty.buffer.Unpooled;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.buffer.impl.BufferImpl;
import java.nio.ByteBuffer;

/**
 * Makes bodies that many answers share. They lie where the kernel takes them from: of other bytes
 * each connection has a copy until its client has read them.
 */
public final class SharedBody {

  private SharedBody() {}

  /** A body that nobody changes. */
  public static Buffer of(byte[] bytes) {
    ByteBuffer direct = ByteBuffer.allocateDirect(bytes.length).put(bytes).flip();
    return BufferImpl.buffer(Unpooled.wrappedBuffer(direct));
  }
}
