package io.larakube.scan;

import io.larakube.scan.Notes.Remark;

/** Code that takes the application down: {@code Artisan::call('down')}. */
final class MaintenanceRule implements Rule {

    static final Judgement FILE = new Judgement(
            Verdict.FINE, Verdict.SHARED, "APP_MAINTENANCE_DRIVER=cache, with a store that all pods share");

    @Override
    public void call(Call call, Notes notes) {
        boolean artisan = call.on(Laravel.ARTISAN, "call", "queue")
                || (call.kind() == Call.Kind.METHOD
                        && call.isMethod("call", "callsilently")
                        && call.owner().equals(notes.frame().type().name()));
        boolean file = notes.settings()
                .text("app.maintenance.driver")
                .filter("file"::equals)
                .isPresent();
        if (artisan && file && call.text(0).filter(MaintenanceRule::isDown).isPresent()) {
            notes.place(Remark.certain(call.node(), State.MAINTENANCE, "takes down the pod that runs it"), FILE);
        }
    }

    private static boolean isDown(String command) {
        return command.equals("down") || command.startsWith("down ");
    }
}
