namespace PrivateLinkKit.Testing.State;

/// <summary>Results of creates by client token, so that a repeated call returns the same result and creates nothing.</summary>
internal sealed class IdempotencyTokens
{
    private readonly Dictionary<(string Operation, string Token), (string Fingerprint, object Result)> _known = [];

    /// <summary>Runs <paramref name="create"/> once per token; a known token with other parameters throws <paramref name="mismatch"/>.</summary>
    public TResult Once<TResult>(string operation, string? token, string fingerprint, Func<TResult> create, Func<Exception> mismatch)
        where TResult : class
    {
        if (string.IsNullOrEmpty(token))
        {
            return create();
        }

        if (_known.TryGetValue((operation, token), out var known))
        {
            return known.Fingerprint == fingerprint ? (TResult)known.Result : throw mismatch();
        }

        var result = create();
        _known.Add((operation, token), (fingerprint, result));
        return result;
    }
}
