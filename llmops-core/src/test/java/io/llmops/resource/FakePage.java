package io.llmops.resource;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A page on the loopback address that says byte by byte what a test wants, one connection at a time. */
final class FakePage implements AutoCloseable {

    /** What to do with a connection whose request has been read. */
    interface Answer {
        void write(OutputStream out) throws IOException;
    }

    private final List<String> requests = new CopyOnWriteArrayList<>();
    private final ServerSocket server;
    private volatile Answer answer = out -> {};

    FakePage() {
        try {
            server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread thread = new Thread(this::serve, "fake-page");
        thread.setDaemon(true);
        thread.start();
    }

    void answers(Answer value) {
        answer = value;
    }

    void shows(String body) {
        answers(200, "Content-Type: text/plain; version=0.0.4; charset=utf-8", body);
    }

    void answers(int status, String header, String body) {
        answers(out -> out.write(("HTTP/1.1 " + status + " x\r\n" + header + "\r\nContent-Length: "
                        + body.getBytes(UTF_8).length + "\r\n\r\n" + body)
                .getBytes(UTF_8)));
    }

    URI uri(String pathAndQuery) {
        return URI.create("http://127.0.0.1:" + server.getLocalPort() + pathAndQuery);
    }

    int port() {
        return server.getLocalPort();
    }

    /** The heads of the requests so far. */
    List<String> requests() {
        return requests;
    }

    private void serve() {
        while (!server.isClosed()) {
            try (Socket socket = server.accept()) {
                requests.add(head(socket));
                answer.write(socket.getOutputStream());
            } catch (SocketException e) {
                // the client or the test is done
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private static String head(Socket socket) throws IOException {
        BufferedReader in = new BufferedReader(new InputStreamReader(socket.getInputStream(), ISO_8859_1));
        StringBuilder head = new StringBuilder();
        for (String line = in.readLine(); line != null && !line.isEmpty(); line = in.readLine()) {
            head.append(line).append('\n');
        }
        return head.toString();
    }

    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
