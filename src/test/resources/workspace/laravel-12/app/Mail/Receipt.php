<?php

namespace App\Mail;

use Illuminate\Contracts\Queue\ShouldQueue;
use Illuminate\Mail\Mailable;

// implements ShouldQueue only below
class Receipt extends Mailable implements ShouldQueue
{
}
