namespace PrivateLinkKit.Diagnostics;

/// <summary>Stands in logs for an exception of others, such as AWS's, whose messages would break lines.</summary>
internal sealed class PrintableError : PrivateLinkException
{
    private PrintableError(Exception error)
        : base(FailureText.Of(error), error)
    {
    }

    /// <summary>Returns the exception itself where its text is fit for a log.</summary>
    public static Exception Of(Exception error) => error is PrivateLinkException || IsPrintable(error) ? error : new PrintableError(error);

    private static bool IsPrintable(Exception error) =>
        MessageText.Line(error.Message) == error.Message && ExceptionText.CausesOf(error).All(IsPrintable);
}
