<?php

Route::get('/up', fn () => 'below /api');
