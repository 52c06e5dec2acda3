using Microsoft.AspNetCore.Http;
using PrivateLinkKit.Testing.Network.Map;
using PrivateLinkKit.Testing.Network.Routing;

namespace PrivateLinkKit.Testing.Network.LoadBalancing;

/// <summary>Sends the requests of a client to the same target group and target, if these are sticky, as long as the target is healthy.</summary>
internal sealed class StickySessions(TargetPicker picker, StickyCookies cookies)
{
    public string? PoolFor(HttpContext context, BalancerAction.Forward action)
    {
        var known = action.StickyFor is null ? null : cookies.Read(context.Request, StickyCookies.Group);
        var arn = action.Pools.FirstOrDefault(pool => pool.Arn == known)?.Arn ?? picker.PoolOf(action, onlyLook: false);
        if (action.StickyFor is { } duration && arn is not null)
        {
            OnStarting(context, () => cookies.Write(context.Response, StickyCookies.Group, arn, duration));
        }

        return arn;
    }

    public (Target Target, Place Place) TargetFor(HttpContext context, TargetPool pool, IReadOnlyList<(Target Target, Place Place)> candidates)
    {
        var cookie = pool.Stickiness switch
        {
            Stickiness.BalancerCookie => StickyCookies.Target,
            Stickiness.ApplicationCookie => StickyCookies.Application,
            _ => null,
        };
        var known = cookie is null ? null : cookies.Read(context.Request, cookie);
        var place = candidates.FirstOrDefault(candidate => candidate.Target.Key == known) is { Target: not null } same
            ? same
            : picker.Next(pool.Arn, candidates, onlyLook: false);
        Remember(context, pool.Stickiness, place.Target.Key);
        return place;
    }

    private void Remember(HttpContext context, Stickiness? stickiness, string target)
    {
        switch (stickiness)
        {
            case Stickiness.BalancerCookie own:
                OnStarting(context, () => cookies.Write(context.Response, StickyCookies.Target, target, own.Duration));
                break;
            case Stickiness.ApplicationCookie application:
                OnStarting(context, () =>
                {
                    if (context.Response.Headers.SetCookie.Any(set => set?.StartsWith($"{application.Name}=", StringComparison.Ordinal) is true))
                    {
                        cookies.Write(context.Response, StickyCookies.Application, target, application.Duration);
                    }
                });
                break;
        }
    }

    private static void OnStarting(HttpContext context, Action write) => context.Response.OnStarting(() =>
    {
        write();
        return Task.CompletedTask;
    });
}
