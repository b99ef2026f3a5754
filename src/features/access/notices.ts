import { declareLinkMails, declareNotices } from '#features/notices/index.ts';

/** What people are told about accounts and roles; the subject is the title of a role, or nothing. */
export const ACCESS_NOTICES = declareNotices({
  'appointment.proposed': {
    title: 'A role waits for approval',
    says: (role) => `Somebody was proposed as ${role}: approve or decline it`,
    why: 'You are told because you may approve roles that others propose.',
    normally: 'mail',
    reaches: 'roles.approve',
  },
  'appointment.decided': {
    title: 'A proposed role was decided',
    says: (role) => `It was decided on the role ${role}`,
    why: 'You are told because you were proposed for it, or proposed it.',
    normally: 'mail',
    reaches: null,
  },
  'group.proposed': {
    title: 'A role for a group waits for approval',
    says: (role) => `Everybody in a group is to be ${role} when they sign in: approve it, or leave it as it is`,
    why: 'You may approve roles that others propose.',
    normally: 'mail',
    reaches: 'roles.approve',
  },
  'sign-in.new-device': {
    title: 'Your account was used from a new device',
    says: () => 'Your account was used from a device that it was not used from before',
    why: 'You are told because it is your account. If that was not you, end the session in your account and change your password.',
    normally: 'mail',
    reaches: null,
    isSecurity: true,
  },
  'password.changed': {
    title: 'Your password was changed',
    says: () => 'Your password was changed',
    why: 'You are told because it is your account. If that was not you, tell whoever looks after accounts at once.',
    normally: 'mail',
    reaches: null,
    isSecurity: true,
  },
  'second-factor.proposed': {
    title: 'A second factor is to be removed',
    says: (name) => `Somebody proposed to remove the second factor of ${name}: approve or decline it`,
    why: 'You may approve what others propose.',
    normally: 'mail',
    reaches: 'roles.approve',
  },
  'second-factor.removed': {
    title: 'Your second factor was removed',
    says: () => 'Your authenticator app and recovery codes were removed by your council',
    why: 'You are told because it is your account. If you did not ask for it, tell whoever looks after accounts at once, and change your password.',
    normally: 'mail',
    reaches: null,
    isSecurity: true,
  },
  'email.changed': {
    title: 'Your e-mail address in Headway was changed',
    says: () => 'The e-mail address of your account was changed by an administrator',
    why: 'You are told at the address before because it is your account. If you did not ask for it, tell whoever looks after accounts at once.',
    normally: 'mail',
    reaches: null,
    isSecurity: true,
  },
  'codes.used': {
    title: 'A recovery code of your account was used',
    says: () => 'A recovery code was used to sign in as you',
    why: 'You are told because it is your account. If that was not you, change your password and make new codes.',
    normally: 'mail',
    reaches: null,
    isSecurity: true,
  },
});

/** Mails that carry a link which works once. */
export const ACCESS_MAILS = declareLinkMails({
  invitation: {
    title: 'You are invited to Headway',
    says: 'Your council asks you to work with it in Headway. Follow the link to set up your account.',
    action: 'Accept the invitation',
    unexpected: 'If you do not expect this, do not follow the link and ask the council.',
  },
  reset: {
    title: 'Set a new password for Headway',
    says: 'Somebody asked for a new password for your account. Follow the link to set one.',
    action: 'Set a new password',
    unexpected: 'If that was not you, do nothing: your password stays as it is.',
  },
});
