<?php

namespace App\Http\Controllers;

use File;
use Illuminate\Http\Request;

class DocumentController extends Controller
{
    const FOLDER = 'documents';

    public function upload(Request $request)
    {
        $file = $request->file('document');
        $name = time() . '.' . $file->getClientOriginalExtension();
        \Storage::disk('uploads')->putFileAs(self::FOLDER, $file, $name);

        if (! File::isDirectory(storage_path('app/thumbnails'))) {
            File::makeDirectory(storage_path('app/thumbnails'), 0755, true);
        }
        $image = imagecreatefromstring(file_get_contents($file->path()));
        imagejpeg($image, storage_path('app/thumbnails/' . $name));

        return redirect('/documents');
    }

    public function legacy(Request $request)
    {
        move_uploaded_file($_FILES['file']['tmp_name'], public_path() . '/files/' . $_FILES['file']['name']);
    }

    public function append(Request $request)
    {
        $handle = fopen(storage_path('app/audit.csv'), 'a');
        fputcsv($handle, [$request->ip(), now()]);
        fclose($handle);
    }

    public function countries()
    {
        $handle = fopen(resource_path('data/countries.csv'), 'r');

        return fgetcsv($handle);
    }

    public function tail()
    {
        return response(file_get_contents(storage_path('app/audit.csv')));
    }
}
