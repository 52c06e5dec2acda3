using Action = PrivateLinkKit.Testing.Wire.ElbV2.Action;

namespace PrivateLinkKit.Testing.Services.ElbV2;

/// <summary>The target groups that actions forward to.</summary>
internal static class ForwardedGroups
{
    public static IEnumerable<string> Of(IEnumerable<Action>? actions) =>
        (actions ?? []).SelectMany(action => action.ForwardConfig?.TargetGroups ?? []).Select(tuple => tuple.TargetGroupArn!);
}
