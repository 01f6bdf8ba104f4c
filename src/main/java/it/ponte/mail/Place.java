package it.ponte.mail;

/** Where in the mailbox a mail goes once it was judged; the folders are named for the people of the office. */
public enum Place {
    /** Its files are stored. */
    ACCEPTED("Accolte"),
    /** Its sender waits for an operator. */
    WAITING("InAttesa"),
    /** Nobody vouches for its sender, or an operator refused it. */
    NOT_ADMITTED("NonAmmesse"),
    /** A program wrote it: a bounce, an absence, a receipt of certified mail. Never answered. */
    AUTOMATIC("Automatiche"),
    /**
     * Nothing in it could be read; where its sender is known, it was told so. Or a file of it could not be kept, for a
     * reason of ours; its others were.
     */
    UNREADABLE("Illeggibili");

    private final String folder;

    Place(String folder) {
        this.folder = folder;
    }

    /** The folder's name, behind the prefix that the installation gives all of them. */
    public String folder() {
        return folder;
    }
}
