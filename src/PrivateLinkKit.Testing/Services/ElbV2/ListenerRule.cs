using PrivateLinkKit.Testing.Wire.ElbV2;
using Action = PrivateLinkKit.Testing.Wire.ElbV2.Action;

namespace PrivateLinkKit.Testing.Services.ElbV2;

/// <summary>A rule of a listener of an Application Load Balancer; the lowest priority whose conditions all hold wins.</summary>
internal sealed record ListenerRule(string RuleArn, string ListenerArn, int Priority, IReadOnlyList<RuleCondition> Conditions, IReadOnlyList<Action> Actions);
