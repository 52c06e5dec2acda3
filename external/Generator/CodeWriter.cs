using System.Text;

namespace PrivateLinkKit.External.Generator;

/// <summary>Writes indented text.</summary>
internal sealed class CodeWriter
{
    private readonly StringBuilder text = new();
    private int depth;

    public CodeWriter Line(string line = "")
    {
        if (line.Length > 0)
        {
            text.Append(' ', depth * 4).Append(line);
        }

        text.Append('\n');
        return this;
    }

    public CodeWriter Lines(IEnumerable<string> lines)
    {
        foreach (var line in lines)
        {
            Line(line);
        }

        return this;
    }

    /// <summary>A line and, indented between braces, a body.</summary>
    public CodeWriter Block(string head, Action body, string close = "}")
    {
        Line(head).Line("{");
        depth++;
        body();
        depth--;
        Line(close);
        return depth < 2 ? Line() : this;
    }

    public override string ToString() => text.ToString();
}
