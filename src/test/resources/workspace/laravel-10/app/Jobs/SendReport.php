<?php

namespace App\Jobs;

use Illuminate\Contracts\Queue\ShouldQueue;

class SendReport implements ShouldQueue
{
}
