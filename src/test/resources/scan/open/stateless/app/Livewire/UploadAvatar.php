<?php

namespace App\Livewire;

use Livewire\Attributes\Validate;
use Livewire\Component;
use Livewire\WithFileUploads;

class UploadAvatar extends Component
{
    use WithFileUploads;

    #[Validate('image')]
    public $photo;

    public function save()
    {
        $this->photo->store('avatars');
    }
}
