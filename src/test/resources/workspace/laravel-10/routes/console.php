<?php

Artisan::command('inspire', function () {
    $this->comment('Schedule::command in a string is none');
})->purpose('Say something nice');

/*
 * Schedule::command('cleanup')->daily();
 */
