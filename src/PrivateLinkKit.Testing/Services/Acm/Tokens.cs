namespace PrivateLinkKit.Testing.Services.Acm;

/// <summary>Calls with an idempotency token. AWS has no error for a token with other parameters: they are another request.</summary>
internal static class Tokens
{
    /// <summary>Runs a step unless the same call has been made with the same token, and returns its result or the earlier one.</summary>
    public static string Once(ServiceCall call, string? token, TimeSpan life, Func<string> run)
    {
        if (token is null)
        {
            return run();
        }

        var (tokens, key) = (call.Region.Acm.Tokens, $"{call.Operation} {call.Fingerprint}");
        if (tokens.Find(key) is { } known && call.Now < known.Expires)
        {
            return known.Result;
        }

        foreach (var old in tokens.Where(old => call.Now >= old.Expires))
        {
            tokens.Remove(old.Key);
        }

        var result = run();
        tokens.Put(new(key, result, call.Now + life));
        return result;
    }
}
