package io.larakube.scan;

import io.larakube.scan.Notes.Remark;
import java.util.Optional;

/** Uploads that are kept: {@code $request->file('photo')->store('photos')}, {@code ->move(public_path('img'))}. */
final class UploadRule implements Rule {

    private static final String UNSURE = "what it is called on is taken for an upload";

    @Override
    public void call(Call call, Notes notes) {
        if (call.kind() != Call.Kind.METHOD) {
            return;
        }
        Remark remark = Remark.certain(call.node(), State.UPLOAD, "stores an upload on");
        switch (call.receiver()) {
            case Value.Upload(boolean _, boolean sure) -> upload(call, sure ? remark : remark.likely(UNSURE), notes);
            case Value.Unknown _ when isNamedAsUpload(call) -> upload(call, remark.guess(UNSURE), notes);
            default -> {}
        }
    }

    /** No other class of Laravel's has methods of these names; {@code store} is a common one, so its folder is to be seen. */
    private static boolean isNamedAsUpload(Call call) {
        return switch (call.name()) {
            case "storeas", "storepublicly", "storepubliclyas" -> true;
            case "store" ->
                call.argument(0).filter(Value.Text.class::isInstance).isPresent();
            default -> false;
        };
    }

    private static void upload(Call call, Remark remark, Notes notes) {
        switch (call.name()) {
            case "store", "storepublicly" -> notes.disk(remark, disk(call, 1), true);
            case "storeas", "storepubliclyas" -> notes.disk(remark, disk(call, 2), true);
            case "move" ->
                call.argument(0, "directory")
                        .ifPresent(folder ->
                                notes.writes(remark.saying(State.UPLOAD, "moves an upload to"), folder, true));
            default -> {}
        }
    }

    /** The disk is named itself, or in an array of options. */
    private static Optional<Value> disk(Call call, int index) {
        return call.argument(index, "options", "disk").flatMap(options -> switch (options) {
            case Value.Items items -> items.at("disk");
            default -> Optional.of(options);
        });
    }
}
