using PrivateLinkKit.Testing;

namespace PrivateLinkKit.IntegrationTests.Survival;

/// <summary>What happens to a verb: one harm at one of its calls, and how far reads lag behind writes all the while.</summary>
internal sealed record Fate(Harm Harm, int Call, TimeSpan Lag)
{
    /// <summary>What a process meets that is dead: an error that ends it at once and changes nothing.</summary>
    private const string Dead = "UnauthorizedOperation";

    /// <summary>Whether the verb ends by it; then it is for a fresh process to go on.</summary>
    public bool EndsTheVerb => Harm is Harm.Dies or Harm.DiesUnanswered or Harm.IsCancelled;

    /// <param name="faults">Of the AWS, on which nothing is set.</param>
    /// <param name="stop">What cancels the verb.</param>
    public void Befall(FaultInjector faults, CancellationTokenSource stop)
    {
        var fault = faults.On("*").Skip(Call);
        switch (Harm)
        {
            case Harm.LosesAnswer or Harm.DiesUnanswered: fault.LoseAnswer(); break;
            case Harm.IsThrottled: fault.Throttle(); break;
            case Harm.MeetsInternalError: fault.Fail("InternalError", status: 500); break;
            case Harm.MeetsUnavailability: fault.Fail("ServiceUnavailable", status: 503); break;
            case Harm.LosesConnection: fault.ResetConnection(); break;
            case Harm.IsCancelled: fault.Run(stop.Cancel); break;
        }

        if (Harm is Harm.Dies or Harm.DiesUnanswered)
        {
            faults.On("*").Skip(Call + 1).Times(int.MaxValue).Fail(Dead, status: 403);
        }

        LagBehind(faults);
    }

    /// <summary>The harm is over, the lag is not.</summary>
    public void Pass(FaultInjector faults)
    {
        faults.Clear();
        LagBehind(faults);
    }

    private void LagBehind(FaultInjector faults)
    {
        if (Lag > TimeSpan.Zero)
        {
            faults.On("*").Times(int.MaxValue).LagBehind(Lag);
        }
    }
}
