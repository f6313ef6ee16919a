package dev.devmentor.gateway.testing;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http2.DefaultHttp2Headers;
import io.netty.handler.codec.http2.DefaultHttp2HeadersEncoder;
import io.netty.handler.codec.http2.Http2CodecUtil;
import io.netty.handler.codec.http2.Http2Exception;
import io.netty.handler.codec.http2.Http2Flags;
import io.netty.handler.codec.http2.Http2FrameTypes;
import io.netty.handler.codec.http2.Http2Headers;
import io.vertx.core.buffer.Buffer;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketException;
import java.util.Optional;

/** HTTP/2 by the frame, also as no client would speak it. */
public final class RawHttp2 implements AutoCloseable {

  private final Socket socket;
  private final DataOutputStream out;
  private final DataInputStream in;
  private final DefaultHttp2HeadersEncoder encoder = new DefaultHttp2HeadersEncoder();

  /** Says hello on this connection. */
  public RawHttp2(Socket socket) throws IOException {
    this.socket = socket;
    this.out = new DataOutputStream(socket.getOutputStream());
    this.in = new DataInputStream(socket.getInputStream());
    out.write(ByteBufUtil.getBytes(Http2CodecUtil.connectionPrefaceBuf()));
    send(Http2FrameTypes.SETTINGS, 0, 0);
  }

  /** A frame of the gateway. */
  public record Frame(int type, int flags, int stream, Buffer payload) {

    /** The number at the end of the payload: the code of a RST_STREAM. */
    public int lastNumber() {
      return payload.getInt(payload.length() - 4);
    }
  }

  /** Sends one frame. */
  public void send(int type, int flags, int stream, byte... payload) throws IOException {
    ByteBuf frame = Unpooled.buffer();
    frame.writeMedium(payload.length).writeByte(type).writeByte(flags).writeInt(stream);
    frame.writeBytes(payload);
    out.write(frame.array(), 0, frame.writerIndex());
  }

  /** Asks for something as this user. */
  public void get(int stream, String path, String bearer) throws IOException {
    byte[] head = head("GET", path, "authorization", bearer);
    send(Http2FrameTypes.HEADERS, Http2Flags.END_HEADERS | Http2Flags.END_STREAM, stream, head);
  }

  /** Sends bytes that may be any part of a frame. */
  public void sendBytes(byte... bytes) throws IOException {
    out.write(bytes);
  }

  /**
   * The fields of a request, which may be none that there can be, as its HEADERS and CONTINUATION
   * frames carry them.
   */
  public byte[] head(String method, String path, String... fields) {
    Http2Headers headers =
        new DefaultHttp2Headers(false).method(method).scheme("http").authority("x").path(path);
    for (int i = 0; i < fields.length; i += 2) {
      headers.add(fields[i], fields[i + 1]);
    }
    ByteBuf block = Unpooled.buffer();
    try {
      encoder.encodeHeaders(1, headers, block);
    } catch (Http2Exception invalid) {
      throw new IllegalArgumentException(invalid);
    }
    return ByteBufUtil.getBytes(block);
  }

  /** The next frame of the gateway; empty once it has closed the connection. */
  public Optional<Frame> read() throws IOException {
    try {
      int length = in.readUnsignedByte() << 16 | in.readUnsignedShort();
      int type = in.readUnsignedByte();
      int flags = in.readUnsignedByte();
      int stream = in.readInt();
      byte[] payload = new byte[length];
      in.readFully(payload);
      return Optional.of(new Frame(type, flags, stream, Buffer.buffer(payload)));
    } catch (EOFException | SocketException _) {
      return Optional.empty();
    }
  }

  /** Reads until a frame of this type, or until the gateway has closed the connection. */
  public Optional<Frame> readUntil(int type) throws IOException {
    Optional<Frame> frame = read();
    while (frame.isPresent() && frame.get().type() != type) {
      frame = read();
    }
    return frame;
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
