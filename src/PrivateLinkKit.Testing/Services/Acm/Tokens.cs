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

        Remove(call.Region, old => call.Now >= old.Expires);
        var result = run();
        tokens.Put(new(key, result, call.Now + life));
        return result;
    }

    /// <summary>Lets the call that had this result run again.</summary>
    public static void Forget(AccountRegion region, string result) => Remove(region, token => token.Result == result);

    private static void Remove(AccountRegion region, Func<RequestToken, bool> isOver)
    {
        foreach (var token in region.Acm.Tokens.Where(isOver))
        {
            region.Acm.Tokens.Remove(token.Key);
        }
    }
}
