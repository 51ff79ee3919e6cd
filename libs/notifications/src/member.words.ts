import { type Text } from '@app/kernel';

/** What people hear of their place in a firm. */
export const MEMBER_WORDS = {
  'person.password_reset_asked.person': {
    title: { zh: '重设密码', en: 'Choose another password' },
    body: {
      zh: '有人（应是您）申请重设临清轴承集市的登录密码。链接三十分钟内有效，只能用一次；不是您申请的，请忽略：',
      en: 'Somebody, probably you, asked for another password on the Linqing bearing market. The link holds for thirty minutes and serves once; if it was not you, leave it:',
    },
  },
  'person.password_changed.person': {
    title: { zh: '您的密码已更改', en: 'Your password was changed' },
    body: {
      zh: '所有设备上的登录都已退出，请用新密码登录。不是您更改的，请立即重设密码：',
      en: 'You are signed out everywhere; sign in with the new password. If it was not you, choose another at once:',
    },
  },
  'organisation.member_invited.person': {
    title: { zh: '{organisationName} 邀请您加入', en: '{organisationName} invites you' },
    body: {
      zh: '{inviterName} 邀请您在临清轴承集市为 {organisationName} 采购。链接七天内有效，请勿转发：',
      en: '{inviterName} invites you to buy for {organisationName} on the Linqing bearing market. The link holds for seven days; keep it to yourself:',
    },
  },
  'organisation.member_role_changed.owner': {
    title: { zh: '{memberName} 现为负责人', en: '{memberName} is an owner now' },
    body: {
      zh: '{byName} 更改了角色：可管理成员与角色、设置额度、审批采购。',
      en: '{byName} changed the role: it may manage members and roles, set limits and approve purchases.',
    },
  },
  'organisation.member_role_changed.admin': {
    title: { zh: '{memberName} 现为管理员', en: '{memberName} is an admin now' },
    body: {
      zh: '{byName} 更改了角色：可邀请成员、设置额度、审批采购。',
      en: '{byName} changed the role: it may invite members, set limits and approve purchases.',
    },
  },
  'organisation.member_role_changed.member': {
    title: { zh: '{memberName} 现为采购员', en: '{memberName} is a member now' },
    body: {
      zh: '{byName} 更改了角色：可在额度内下单，超过额度须审批。',
      en: '{byName} changed the role: it may order within the limit; above it somebody has to approve.',
    },
  },
  'organisation.member_removed.firm': {
    title: { zh: '{memberName} 已不再是企业成员', en: '{memberName} is no longer of the firm' },
    body: {
      zh: '{byName} 移除了该成员，其登录已失效；已下的订单仍归企业。',
      en: '{byName} took them out and their sessions ended; what they ordered stays the firm’s.',
    },
  },
} as const satisfies Record<string, { title: Text; body: Text }>;
