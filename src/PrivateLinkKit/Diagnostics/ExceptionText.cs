using System.Text;

namespace PrivateLinkKit.Diagnostics;

/// <summary>Text of an exception and its causes, in the form of <see cref="Exception.ToString"/>.</summary>
internal static class ExceptionText
{
    /// <summary>Writes each message of others on one line, with its control characters escaped; stack traces stay as they are.</summary>
    public static string Of(Exception error)
    {
        var text = new StringBuilder($"{error.GetType()}: {(error is PrivateLinkException ? error.Message : MessageText.Line(error.Message))}");
        foreach (var cause in CausesOf(error))
        {
            text.AppendLine().Append(" ---> ").AppendLine(Of(cause)).Append("   --- End of inner exception stack trace ---");
        }

        return error.StackTrace is { } trace ? text.AppendLine().Append(trace).ToString() : text.ToString();
    }

    public static IEnumerable<Exception> CausesOf(Exception error) =>
        error is AggregateException all ? all.InnerExceptions : error.InnerException is { } inner ? [inner] : [];
}
