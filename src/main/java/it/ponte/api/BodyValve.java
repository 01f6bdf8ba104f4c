package it.ponte.api;

import jakarta.servlet.ServletException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;
import org.apache.coyote.ActionCode;
import org.apache.coyote.InputBuffer;
import org.apache.tomcat.util.net.ApplicationBufferHandler;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;

/**
 * Before everything else: a body that is not there yet with its request needs a place, and must come at a pace. Whatever
 * of it nobody wanted to read is passed over at the same pace, so that the sender still hears why.
 */
final class BodyValve extends ValveBase {
    private static final long PASSED_OVER = 50L << 20;

    private final BodyPlaces places;
    private final PacedBody.Pace pace;

    BodyValve(BodyPlaces places, PacedBody.Pace pace) {
        super(true);
        this.places = places;
        this.pace = pace;
    }

    @Override
    public void invoke(Request request, Response response) throws IOException, ServletException {
        // Its head was refused already, perhaps for the very length that would be asked for here.
        if (response.isErrorReportRequired()) {
            getNext().invoke(request, response);
            return;
        }
        org.apache.coyote.Request raw = request.getCoyoteRequest();
        InputBuffer body = raw.getInputBuffer();
        long length = raw.getContentLengthLong();
        if (raw.isFinished() || length >= 0 && body.available() >= length) {
            getNext().invoke(request, response);
            return;
        }
        Optional<BodyPlaces.Place> place = places.take(request.getRemoteAddr());
        if (place.isEmpty()) {
            refuse(raw, response);
            return;
        }
        PacedBody paced = new PacedBody(body, pace, place.get());
        raw.setInputBuffer(paced);
        try {
            getNext().invoke(request, response);
            if (!request.isAsync() && !raw.isFinished()) {
                end(raw, response, paced);
            }
        } finally {
            place.get().leave();
            raw.setInputBuffer(body);
        }
    }

    private static void refuse(org.apache.coyote.Request raw, Response response) throws IOException {
        response.setStatus(HttpStatus.SERVICE_UNAVAILABLE.value());
        response.setHeader("Retry-After", Integer.toString(ApiFaults.RETRY_SECONDS));
        response.setHeader("Connection", "close");
        response.setHeader("Cache-Control", "no-store");
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        byte[] problem = Answers.problemBytes(
                HttpStatus.SERVICE_UNAVAILABLE, "TOO_BUSY", "Too much is on its way; try again.", List.of());
        response.getOutputStream().write(problem);
        response.finishResponse();
        close(raw, response);
    }

    /** The answer goes out; then what is left of the body is passed over, or the connection closed. */
    private static void end(org.apache.coyote.Request raw, Response response, PacedBody paced) throws IOException {
        response.finishResponse();
        boolean nobodySends = raw.hasExpectation() && paced.read() == 0;
        if (paced.isTooSlow() || nobodySends || !passOver(raw, paced)) {
            close(raw, response);
        }
    }

    private static boolean passOver(org.apache.coyote.Request raw, PacedBody paced) {
        Dropped dropped = new Dropped();
        try {
            while (paced.read() <= PASSED_OVER) {
                if (raw.doRead(dropped) < 0) {
                    return true;
                }
            }
            return false;
        } catch (IOException slowOrGone) {
            return false;
        }
    }

    private static void close(org.apache.coyote.Request raw, Response response) {
        raw.action(ActionCode.DISABLE_SWALLOW_INPUT, null);
        response.getCoyoteResponse().action(ActionCode.CLOSE_NOW, null);
    }

    /** Takes bytes and forgets them. */
    private static final class Dropped implements ApplicationBufferHandler {
        private ByteBuffer bytes = ByteBuffer.allocate(0);

        @Override
        public void setByteBuffer(ByteBuffer buffer) {
            bytes = buffer;
        }

        @Override
        public ByteBuffer getByteBuffer() {
            return bytes;
        }

        @Override
        public void expand(int size) {
            // nothing is kept
        }
    }
}
