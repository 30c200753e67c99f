import { Button, Menu, MenuItem, MenuSection, MenuTrigger, Popover, Separator } from "react-aria-components";
import { Fragment } from "react";
import { Check } from "lucide-react";
import { useNavigate } from "react-router";
import type { MenuProps } from "./Menu";
import styles from "./AriaMenu.module.css";

export default function AriaMenu({ label, trigger, className, header, sections, startOpen }: MenuProps & { startOpen: boolean }) {
  const navigate = useNavigate();
  return (
    <MenuTrigger defaultOpen={startOpen}>
      <Button className={className ?? ""} aria-label={label}>
        {trigger}
      </Button>
      <Popover className={styles.popover ?? ""} placement="bottom end" offset={6}>
        {header && <div className={styles.header}>{header}</div>}
        <Menu className={styles.menu ?? ""} aria-label={label}>
          {sections.map((section, index) => (
            <Fragment key={index}>
              {index > 0 && <Separator className={styles.separator ?? ""} />}
              <MenuSection aria-label={label}>
                {section.map((entry) => (
                  <MenuItem
                    key={entry.id}
                    id={entry.id}
                    textValue={entry.label}
                    className={styles.item ?? ""}
                    {...(entry.external && entry.href ? { href: entry.href } : {})}
                    onAction={() => {
                      if (entry.href && !entry.external) void navigate(entry.href);
                      entry.onSelect?.();
                    }}
                  >
                    {entry.icon}
                    <span lang={entry.lang}>{entry.label}</span>
                    {entry.checked && <Check aria-hidden size={16} className={styles.check} />}
                  </MenuItem>
                ))}
              </MenuSection>
            </Fragment>
          ))}
        </Menu>
      </Popover>
    </MenuTrigger>
  );
}
