<?php

namespace App\Http\Controllers;

use App\Models\Photo;
use Illuminate\Http\RedirectResponse;
use Illuminate\Http\Request;
use Illuminate\Support\Facades\Storage;
use Intervention\Image\Facades\Image;

class PhotoController extends Controller
{
    public function index()
    {
        return view('photos.index', ['photos' => Photo::latest()->paginate(), 'css' => public_path('css/app.css')]);
    }

    public function store(Request $request): RedirectResponse
    {
        $request->validate(['photo' => 'required|image']);

        $path = $request->file('photo')->store('photos');

        $thumb = Image::make($request->file('photo'))->fit(200);
        $thumb->save(public_path('thumbs/'.basename($path)));

        Photo::create(['path' => $path]);

        return back();
    }

    public function avatar(Request $request): RedirectResponse
    {
        $file = $request->file('avatar');
        $name = $request->user()->id.'.'.$file->extension();
        $file->storeAs('avatars', $name, 'public');

        return back();
    }

    public function banner(Request $request)
    {
        $request->banner->move(public_path('uploads/banners'), 'banner.jpg');
    }

    public function cloud(Request $request)
    {
        $request->file('photo')->store('photos', 's3');
        $request->file('raw')->storeAs('raw', 'a.raw', ['disk' => 's3']);
    }

    public function show(Photo $photo)
    {
        return Storage::download($photo->path);
    }

    public function destroy(Photo $photo)
    {
        Storage::disk('public')->delete($photo->path);
        $photo->delete();

        return back();
    }
}
