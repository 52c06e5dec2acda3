using PrivateLinkKit.Engine.Home;

namespace PrivateLinkKit.Hosting;

/// <summary>The last description that a host has applied, or found applied.</summary>
internal sealed class OwnGeneration
{
    private Generation? _own;

    /// <summary>Stops a host whose description was applied once, and has been followed by another one since.</summary>
    /// <exception cref="SupersededException">It has.</exception>
    public void Check(Plan plan)
    {
        if (plan.LastApplied is not { } last)
        {
            return;
        }

        if (_own is { } own && own.Description == plan.Description && last.Supersedes(own) && !plan.DoesNothing)
        {
            throw new SupersededException(plan.StackName, last.IsBeingDestroyed);
        }

        if (plan.DoesNothing && last.Description == plan.Description)
        {
            _own = last;
        }
    }

    public void Applied(Plan plan) => _own = (plan.LastApplied ?? Generation.None).Next(plan.Description);
}
