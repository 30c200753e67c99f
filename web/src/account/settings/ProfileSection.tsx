import { useState } from "react";
import { queryClient, useWrite } from "@/api/query";
import { ProfileUpdateDocument, type AccountSettingsQuery } from "@/gql/graphql";
import { useTranslation } from "@/i18n";
import { LOCALE_NAMES, LOCALES } from "@/i18n/locales";
import { Button } from "@/ui/Button";
import { useEdits } from "@/ui/drafts";
import { Select, TextArea, TextField } from "@/ui/Field";
import { ErrorSummary, fieldErrors, Form, FormActions } from "@/ui/Form";
import { toast } from "@/ui/toast";
import { PictureField } from "./PictureField";
import { Section } from "./Section";

type Viewer = NonNullable<AccountSettingsQuery["viewer"]>;

const HERE = Intl.DateTimeFormat().resolvedOptions().timeZone;

/** Every zone of the browser's list, with the account's own where the list lacks it. */
function timeZones(own: string): string[] {
  return [...new Set([own, HERE, "UTC", ...Intl.supportedValuesOf("timeZone")])].filter(Boolean).sort();
}

export function ProfileSection({ viewer }: { viewer: Viewer }) {
  const { t } = useTranslation();
  const [zones] = useState(() => timeZones(viewer.timeZone));
  const form = useEdits("profile", {
    name: viewer.name,
    handle: viewer.person?.handle ?? "",
    bio: viewer.bio,
    locale: viewer.locale,
    timeZone: viewer.timeZone,
  });
  const { values } = form;
  const save = useWrite(ProfileUpdateDocument, {
    onDone: async () => {
      toast({ text: t("settings.saved") });
      await queryClient.invalidateQueries();
      form.clear();
    },
  });
  const errors = fieldErrors(save.error);
  const labels = {
    name: t("account.name"),
    handle: t("settings.handle"),
    bio: t("settings.bio"),
    locale: t("settings.language"),
    timeZone: t("settings.timeZone"),
  };
  const set = (field: keyof typeof values) => (event: { target: { value: string } }) =>
    form.set(field, event.target.value);
  return (
    <Section title={t("settings.profile")} lead={t("settings.profileLead")}>
      <PictureField name={viewer.displayName} url={viewer.person?.avatarUrl ?? null} />
      <Form onSend={() => !save.isPending && save.mutate(form.changes)}>
        <ErrorSummary error={save.error} labels={labels} />
        <TextField label={labels.name} name="name" autoComplete="name" value={values.name} error={errors.name} onChange={set("name")} />
        <TextField
          label={labels.handle}
          name="handle"
          value={values.handle}
          error={errors.handle}
          hint={t("settings.handleHint")}
          onChange={set("handle")}
        />
        <TextArea label={labels.bio} name="bio" rows={3} value={values.bio} error={errors.bio} onChange={set("bio")} />
        <Select label={labels.locale} name="locale" value={values.locale} error={errors.locale} hint={t("settings.languageHint")} onChange={set("locale")}>
          {LOCALES.map((locale) => (
            <option key={locale} value={locale}>
              {LOCALE_NAMES[locale]}
            </option>
          ))}
        </Select>
        <Select label={labels.timeZone} name="timeZone" value={values.timeZone} error={errors.timeZone} onChange={set("timeZone")}>
          {zones.map((zone) => (
            <option key={zone} value={zone}>
              {zone.replaceAll("_", " ")}
            </option>
          ))}
        </Select>
        <FormActions>
          <Button type="submit" variant="primary" busy={save.isPending}>
            {t("settings.save")}
          </Button>
          {form.changed && (
            <>
              <Button variant="quiet" onClick={form.clear}>
                {t("settings.discard")}
              </Button>
              <span className="meta">{t("settings.unsaved")}</span>
            </>
          )}
        </FormActions>
      </Form>
    </Section>
  );
}
