package it.ponte.embedded;

import org.apache.sshd.sftp.common.SftpConstants;
import org.apache.sshd.sftp.common.SftpException;

/** A partner's folder holds as much as it may; the client is told so, and how much that is. */
final class QuotaExceeded extends SftpException {
    private static final long serialVersionUID = 1;

    QuotaExceeded(int mostFiles, long mostBytes) {
        super(
                SftpConstants.SSH_FX_QUOTA_EXCEEDED,
                "the drop box is full: at most " + mostFiles + " files and " + (mostBytes >> 20)
                        + " MB may wait in this folder; try again when some were taken");
    }
}
