<?php

function half(: string {
    file_put_contents(storage_path('half.txt'), 'x');
}
