package it.ponte.feedback;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** A mail server that goes wrong where the test says: one script for each connection, and then it takes everything. */
final class ScriptedMailServer implements AutoCloseable {
    /** Where it goes wrong. The answers quote an address, as real ones do. */
    enum Script {
        TAKES,
        GREETS_WITH_421,
        WANTS_A_LOGIN,
        REFUSES_THE_SENDER,
        RECIPIENT_451,
        RECIPIENT_550,
        LETTER_451,
        LETTER_554,
        RESETS_WITHIN_THE_LETTER,
        HANGS_AFTER_THE_LETTER,
        TAKES_IT_AND_DIES,
        DRIPS
    }

    private final ServerSocket door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final Deque<Script> scripts = new ArrayDeque<>();
    private final List<String> taken = new CopyOnWriteArrayList<>();
    private final AtomicInteger connections = new AtomicInteger();
    private final String words;

    /** Its answers end with these words. */
    ScriptedMailServer(String words) throws IOException {
        this.words = words;
        Thread thread = new Thread(this::serve, "scripted-mail-server");
        thread.setDaemon(true);
        thread.start();
    }

    int port() {
        return door.getLocalPort();
    }

    synchronized void next(Script... several) {
        scripts.addAll(List.of(several));
    }

    private synchronized Script script() {
        return scripts.isEmpty() ? Script.TAKES : scripts.poll();
    }

    /** The letters of which it read the end, whatever it answered then. */
    List<String> taken() {
        return List.copyOf(taken);
    }

    int connections() {
        return connections.get();
    }

    private void serve() {
        while (!door.isClosed()) {
            try (Socket caller = door.accept()) {
                connections.incrementAndGet();
                new Dialogue(caller, script()).run();
            } catch (IOException gone) {
                // The next one.
            }
        }
    }

    @Override
    public void close() {
        try {
            door.close();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private final class Dialogue {
        private final Socket caller;
        private final Script script;
        private final BufferedReader in;
        private final OutputStream out;

        Dialogue(Socket caller, Script script) throws IOException {
            this.caller = caller;
            this.script = script;
            this.in = new BufferedReader(new InputStreamReader(caller.getInputStream(), StandardCharsets.US_ASCII));
            this.out = caller.getOutputStream();
        }

        void run() throws IOException {
            say(script == Script.GREETS_WITH_421 ? "421 4.3.2 " + words : "220 posta.example ESMTP");
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                String command = line.length() < 4 ? line : line.substring(0, 4);
                switch (command) {
                    case "EHLO" -> say("250 posta.example");
                    case "MAIL" -> say(answerToSender());
                    case "RCPT" -> say(answerToRecipient());
                    case "DATA" -> {
                        say("354 go on");
                        if (!letter()) {
                            return;
                        }
                    }
                    case "QUIT" -> {
                        say("221 bye");
                        return;
                    }
                    default -> say("250 ok");
                }
            }
        }

        private String answerToSender() {
            return switch (script) {
                case WANTS_A_LOGIN -> "530 5.7.0 " + words;
                case REFUSES_THE_SENDER -> "553 5.7.1 " + words;
                default -> "250 ok";
            };
        }

        private String answerToRecipient() {
            return switch (script) {
                case RECIPIENT_451 -> "451 4.7.1 " + words;
                case RECIPIENT_550 -> "550 5.1.1 " + words;
                default -> "250 ok";
            };
        }

        /** Whether the dialogue goes on behind it. */
        private boolean letter() throws IOException {
            StringBuilder text = new StringBuilder();
            for (String line = in.readLine(); line != null && !line.equals("."); line = in.readLine()) {
                text.append(line).append('\n');
                if (script == Script.RESETS_WITHIN_THE_LETTER && text.length() > 200) {
                    caller.setSoLinger(true, 0);
                    return false;
                }
            }
            taken.add(text.toString());
            switch (script) {
                case HANGS_AFTER_THE_LETTER -> {
                    in.readLine();
                    return false;
                }
                case TAKES_IT_AND_DIES -> {
                    return false;
                }
                case LETTER_451 -> say("451 4.3.0 " + words);
                case LETTER_554 -> say("554 5.6.0 " + words);
                default -> say("250 2.0.0 queued");
            }
            return true;
        }

        private void say(String line) throws IOException {
            for (byte one : (line + "\r\n").getBytes(StandardCharsets.US_ASCII)) {
                out.write(one);
                if (script == Script.DRIPS) {
                    out.flush();
                    pause();
                }
            }
            out.flush();
        }

        private static void pause() {
            try {
                Thread.sleep(10);
            } catch (InterruptedException over) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
