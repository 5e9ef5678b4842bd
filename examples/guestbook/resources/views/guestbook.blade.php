<!doctype html>
<html lang="en">
<meta charset="utf-8">
<title>Guest book</title>
<h1>Guest book</h1>
<form method="post">
    @csrf
    <input name="name" placeholder="name" required>
    <input name="words" placeholder="words" required>
    <button>Sign</button>
</form>
@foreach ($entries as $entry)
    <p><b>{{ $entry->name }}</b> {{ $entry->words }}</p>
@endforeach
<hr>
<p>The scheduler counted: {{ $counted }}. Served by {{ $pod }}, release {{ $release }}.</p>
</html>
