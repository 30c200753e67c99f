import { useState } from "react";
import { queryClient, useWrite } from "@/api/query";
import { ProfileUpdateDocument, type AccountSettingsQuery } from "@/gql/graphql";
import { useTranslation } from "@/i18n";
import { LOCALE_NAMES, LOCALES } from "@/i18n/locales";
import { Button } from "@/ui/Button";
import { Select, TextArea, TextField } from "@/ui/Field";
import { ErrorSummary, fieldErrors, Form, FormActions } from "@/ui/Form";
import { toast } from "@/ui/toast";
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
  const [values, setValues] = useState({
    name: viewer.name,
    handle: viewer.person?.handle ?? "",
    bio: viewer.bio,
    locale: viewer.locale,
    timeZone: viewer.timeZone,
  });
  const save = useWrite(ProfileUpdateDocument, {
    onDone: async () => {
      toast({ text: t("settings.saved") });
      await queryClient.invalidateQueries();
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
    setValues((old) => ({ ...old, [field]: event.target.value }));
  return (
    <Section title={t("settings.profile")} lead={t("settings.profileLead")}>
      <Form onSend={() => !save.isPending && save.mutate(values)}>
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
        </FormActions>
      </Form>
    </Section>
  );
}
