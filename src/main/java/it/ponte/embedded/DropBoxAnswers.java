package it.ponte.embedded;

import org.apache.sshd.sftp.common.SftpConstants;
import org.apache.sshd.sftp.server.SftpErrorStatusDataHandler;
import org.apache.sshd.sftp.server.SftpSubsystemEnvironment;

/** How the drop box says no: in the words that the client's version of SFTP has, since others read "unknown status". */
final class DropBoxAnswers implements SftpErrorStatusDataHandler {

    @Override
    public int resolveSubStatus(
            SftpSubsystemEnvironment client, int id, Throwable fault, int command, Object... arguments) {
        int status = SftpErrorStatusDataHandler.super.resolveSubStatus(client, id, fault, command, arguments);
        boolean isKnown = client.getVersion() > SftpConstants.SFTP_V3 || status <= SftpConstants.SSH_FX_OP_UNSUPPORTED;
        return isKnown ? status : SftpConstants.SSH_FX_FAILURE;
    }

    /** Why there is no room is told in words, since most clients know no number for it. */
    @Override
    public String resolveErrorMessage(
            SftpSubsystemEnvironment client, int id, Throwable fault, int status, int command, Object... arguments) {
        return fault instanceof QuotaExceeded
                ? fault.getMessage()
                : SftpErrorStatusDataHandler.super.resolveErrorMessage(client, id, fault, status, command, arguments);
    }
}
