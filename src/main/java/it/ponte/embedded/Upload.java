package it.ponte.embedded;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Path;

/**
 * One opening of a file for writing. It writes all it is given or fails, and what has once gone wrong with it stays
 * known: its file is not whole, however politely it is closed.
 */
final class Upload implements SeekableByteChannel {
    private final Path target;
    private final FileChannel channel;

    private boolean spoilt;
    private boolean abandoned;

    Upload(Path target, FileChannel channel) {
        this.target = target;
        this.channel = channel;
    }

    /** The name that the sender gave. */
    Path target() {
        return target;
    }

    /** Nothing more is written with it: another upload took its name, or a write failed. */
    synchronized void spoil() {
        spoilt = true;
    }

    synchronized boolean isSpoilt() {
        return spoilt;
    }

    /** The connection ended before the sender closed it. */
    synchronized void abandon() {
        abandoned = true;
    }

    synchronized boolean isAbandoned() {
        return abandoned;
    }

    /** Puts on the disk what the caches hold. */
    synchronized void force() throws IOException {
        try {
            channel.force(true);
        } catch (IOException notKept) {
            spoil();
            throw notKept;
        }
    }

    @Override
    public synchronized int write(ByteBuffer bytes) throws IOException {
        requireUnspoilt();
        int count = bytes.remaining();
        try {
            // A disk that is nearly full takes a part of a write without a word.
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
        } catch (IOException notKept) {
            spoil();
            throw notKept;
        }
        return count;
    }

    @Override
    public synchronized SeekableByteChannel truncate(long size) throws IOException {
        requireUnspoilt();
        channel.truncate(size);
        return this;
    }

    private void requireUnspoilt() throws IOException {
        if (spoilt) {
            throw new IOException("the upload failed, or another took its name");
        }
    }

    @Override
    public int read(ByteBuffer bytes) throws IOException {
        return channel.read(bytes);
    }

    @Override
    public long position() throws IOException {
        return channel.position();
    }

    @Override
    public SeekableByteChannel position(long position) throws IOException {
        channel.position(position);
        return this;
    }

    @Override
    public long size() throws IOException {
        return channel.size();
    }

    @Override
    public boolean isOpen() {
        return channel.isOpen();
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
