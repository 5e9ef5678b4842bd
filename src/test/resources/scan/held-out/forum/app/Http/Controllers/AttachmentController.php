<?php

namespace App\Http\Controllers;

use App\Models\Attachment;
use Illuminate\Http\Request;
use Illuminate\Support\Facades\Storage;
use Symfony\Component\HttpFoundation\BinaryFileResponse;

class AttachmentController extends Controller
{
    public function store(Request $request)
    {
        $upload = $request->file('attachment');
        $hash = hash_file('sha256', $upload->getPathname());
        $attachment = Attachment::firstOrCreate(['hash' => $hash], ['path' => $upload->store('attachments')]);

        return response()->json($attachment);
    }

    public function show(Attachment $attachment): BinaryFileResponse
    {
        return response()->file(storage_path('app/private/'.$attachment->path));
    }

    public function chunk(Request $request)
    {
        $id = $request->header('Upload-Id');
        $part = storage_path("app/chunks/{$id}.part");
        $out = fopen($part, $request->boolean('first') ? 'wb' : 'ab');
        stream_copy_to_stream($request->getContent(true), $out);
        fclose($out);

        if ($request->boolean('last')) {
            Storage::putFileAs('attachments', new \Illuminate\Http\File($part), $id);
            unlink($part);
        }
    }

    public function csv()
    {
        return response()->streamDownload(function () {
            $handle = fopen('php://output', 'w');
            fputcsv($handle, ['id', 'path']);
            Attachment::each(fn ($each) => fputcsv($handle, [$each->id, $each->path]));
            fclose($handle);
        }, 'attachments.csv');
    }
}
