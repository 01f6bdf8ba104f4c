// Leaves the page at once when Esc is pressed, and leaves no way back to it with the browser's "back".
(function () {
    'use strict';
    var exit = document.getElementById('quick-exit');
    if (!exit) {
        return;
    }
    function leave(event) {
        event.preventDefault();
        document.body.hidden = true;
        window.location.replace(exit.href);
    }
    exit.addEventListener('click', leave);
    document.addEventListener('keydown', function (event) {
        if (event.key === 'Escape') {
            leave(event);
        }
    });
    // A page kept by the browser for "back" is asked for anew.
    window.addEventListener('pageshow', function (event) {
        if (event.persisted) {
            window.location.reload();
        }
    });
})();
