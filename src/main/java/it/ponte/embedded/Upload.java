package it.ponte.embedded;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicLong;

/**
 * One opening of a file for writing. It writes all it is given or fails, and what has once gone wrong with it stays
 * known: its file is not whole, however politely it is closed.
 */
final class Upload implements SeekableByteChannel {
    private final Path target;
    private final FileChannel channel;
    private final Room room;

    /** How many bytes more it may still write; asks for others when they are used up. */
    private final AtomicLong granted = new AtomicLong();

    private boolean spoilt;
    private boolean abandoned;

    /** Where an upload asks for bytes: grants it at least those that are needed, or fails. */
    interface Room {
        void grow(Upload upload, long needed) throws IOException;
    }

    /**
     * An upload that has begun.
     *
     * @param room null where it needs to ask nobody
     */
    Upload(Path target, FileChannel channel, Room room) {
        this.target = target;
        this.channel = channel;
        this.room = room;
    }

    /** The name that the sender gave. */
    Path target() {
        return target;
    }

    /** Nothing more is written with it: another upload took its name, or a write failed. */
    synchronized void spoil() {
        spoilt = true;
        granted.set(0);
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

    long granted() {
        return granted.get();
    }

    void grant(long bytes) {
        granted.set(bytes);
    }

    @Override
    public int write(ByteBuffer bytes) throws IOException {
        long growth = room == null ? 0 : Math.max(channel.position() + bytes.remaining() - channel.size(), 0);
        requireRoom(growth);
        int count = keep(bytes);
        granted.addAndGet(-growth);
        return count;
    }

    /** Not under this upload's own lock: room is granted by whoever may at the same time take its name from it. */
    private void requireRoom(long growth) throws IOException {
        if (growth > granted.get()) {
            try {
                room.grow(this, growth);
            } catch (QuotaExceeded full) {
                giveUp();
                throw full;
            }
        }
    }

    /** What does not fit whole is not kept in part either. */
    private synchronized void giveUp() throws IOException {
        if (!spoilt) {
            spoil();
            channel.truncate(0);
        }
    }

    private synchronized int keep(ByteBuffer bytes) throws IOException {
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
