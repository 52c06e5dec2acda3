namespace PrivateLinkKit.Testing.Conformance.Faults;

/// <summary>A fault case: one kind of fault at one call of an operation, and the lag of reads throughout.</summary>
/// <param name="FaultKind">The kind of fault; none for an undisturbed operation.</param>
/// <param name="Call">The call that it hits; null: no fault.</param>
/// <param name="Lag">The lag of reads.</param>
internal sealed record FaultCase(FaultKind FaultKind, CallSite? Call, TimeSpan Lag)
{
    /// <summary>Error that a dead process gets: it ends the operation at once and changes nothing.</summary>
    private const string Dead = "UnauthorizedOperation";

    public static FaultCase Undisturbed { get; } = new(FaultKind.None, null, TimeSpan.Zero);

    /// <summary>true if the fault ends the operation, so that a new process has to continue.</summary>
    public bool EndsTheOperation => FaultKind is FaultKind.Dies or FaultKind.DiesUnanswered or FaultKind.IsCancelled;

    /// <param name="faults">Fault injector without faults.</param>
    /// <param name="stop">Cancels the operation.</param>
    /// <param name="isOfTheKind">Selects the calls among which <see cref="Call"/> is counted; null: all.</param>
    public void Befall(FaultInjector faults, CancellationTokenSource stop, Func<RecordedRequest, bool>? isOfTheKind = null)
    {
        if (Call is not null)
        {
            faults.Add(new FaultRule(Call.Operation, Call.Earlier, times: 1, EffectOn(faults, stop), isOfTheKind));
        }

        LagBehind(faults);
    }

    /// <summary>Removes the fault, but keeps the lag.</summary>
    public void Pass(FaultInjector faults)
    {
        faults.Clear();
        LagBehind(faults);
    }

    private FaultEffect EffectOn(FaultInjector faults, CancellationTokenSource stop) => FaultKind switch
    {
        FaultKind.Dies => new FaultEffect.Accompanied(() => RefuseAll(faults)),
        FaultKind.DiesUnanswered => new FaultEffect.AnswerLost(() => RefuseAll(faults)),
        FaultKind.LosesAnswer => new FaultEffect.AnswerLost(),
        FaultKind.IsThrottled => new FaultEffect.Throttled(),
        FaultKind.MeetsInternalError => new FaultEffect.Failed("InternalError", "Injected fault", 500),
        FaultKind.MeetsUnavailability => new FaultEffect.Failed("ServiceUnavailable", "Injected fault", 503),
        FaultKind.LosesConnection => new FaultEffect.ConnectionReset(),
        FaultKind.IsCancelled => new FaultEffect.Accompanied(stop.Cancel),
        _ => throw new InvalidOperationException($"{FaultKind} hits no call."),
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
