using PrivateLinkKit.Testing;

namespace PrivateLinkKit.IntegrationTests.Survival;

/// <summary>What happens to a verb: one harm at one of its calls, and how far reads lag behind writes all the while.</summary>
/// <param name="Harm">The harm; none where the verb is undisturbed.</param>
/// <param name="Call">The call that it hits; null where there is no harm.</param>
/// <param name="Lag">How far reads lag.</param>
internal sealed record Fate(Harm Harm, CallSite? Call, TimeSpan Lag)
{
    /// <summary>What a process meets that is dead: an error that ends it at once and changes nothing.</summary>
    private const string Dead = "UnauthorizedOperation";

    public static Fate Undisturbed { get; } = new(Harm.None, null, TimeSpan.Zero);

    /// <summary>Whether the verb ends by it; then it is for a fresh process to go on.</summary>
    public bool EndsTheVerb => Harm is Harm.Dies or Harm.DiesUnanswered or Harm.IsCancelled;

    /// <param name="faults">Of the AWS, on which nothing is set.</param>
    /// <param name="stop">What cancels the verb.</param>
    public void Befall(FaultInjector faults, CancellationTokenSource stop)
    {
        if (Call is not null)
        {
            faults.Add(new FaultRule(Call.Operation, Call.Earlier, times: 1, EffectOn(faults, stop)));
        }

        LagBehind(faults);
    }

    /// <summary>The harm is over, the lag is not.</summary>
    public void Pass(FaultInjector faults)
    {
        faults.Clear();
        LagBehind(faults);
    }

    private FaultEffect EffectOn(FaultInjector faults, CancellationTokenSource stop) => Harm switch
    {
        Harm.Dies => new FaultEffect.Accompanied(() => RefuseAll(faults)),
        Harm.DiesUnanswered => new FaultEffect.AnswerLost(() => RefuseAll(faults)),
        Harm.LosesAnswer => new FaultEffect.AnswerLost(),
        Harm.IsThrottled => new FaultEffect.Throttled(),
        Harm.MeetsInternalError => new FaultEffect.Failed("InternalError", "Injected fault", 500),
        Harm.MeetsUnavailability => new FaultEffect.Failed("ServiceUnavailable", "Injected fault", 503),
        Harm.LosesConnection => new FaultEffect.ConnectionReset(),
        Harm.IsCancelled => new FaultEffect.Accompanied(stop.Cancel),
        _ => throw new InvalidOperationException($"{Harm} hits no call."),
    };

    private static void RefuseAll(FaultInjector faults)
    {
        faults.Clear();
        faults.On("*").Times(int.MaxValue).Fail(Dead, status: 403);
    }

    private void LagBehind(FaultInjector faults)
    {
        if (Lag > TimeSpan.Zero)
        {
            faults.On("*").Times(int.MaxValue).LagBehind(Lag);
        }
    }
}
