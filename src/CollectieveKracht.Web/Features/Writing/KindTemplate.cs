using CollectieveKracht.Domain;
using CollectieveKracht.Domain.Knowledge;

namespace CollectieveKracht.Web.Features.Writing;

/// <summary>A heading that helps someone begin, and the question that belongs under it.</summary>
public sealed record TemplateHeading(Label Heading, Label Question);

/// <summary>What each kind of knowledge is for, and the headings that a text of that kind begins with.</summary>
public sealed record KindTemplate(KnowledgeKind Kind, Label About, IReadOnlyList<TemplateHeading> Headings)
{
    public static IReadOnlyList<KindTemplate> All { get; } =
    [
        new(KnowledgeKind.Experience, new("Wat jullie meemaakten, en wat anderen daarvan kunnen leren.", "What you went through, and what others can learn from it."),
        [
            new(new("Onze situatie", "Our situation"), new("Wie zijn jullie, en waar liepen jullie tegenaan?", "Who are you, and what did you run into?")),
            new(new("Wat we deden", "What we did"), new("Welke stappen zetten jullie? Wie deden mee?", "Which steps did you take? Who took part?")),
            new(new("Wat het opleverde", "What came of it"), new("Wat veranderde er? Noem ook wat niet lukte. Getallen helpen.", "What changed? Also say what did not work. Numbers help.")),
            new(new("Onze tips", "Our tips"), new("Wat zou je een ander collectief aanraden?", "What would you advise another collective?")),
        ]),
        new(KnowledgeKind.HowTo, new("Hoe je iets aanpakt, stap voor stap.", "How to go about something, step by step."),
        [
            new(new("Voor wie is dit?", "Who is this for?"), new("Voor welk collectief, en op welk moment?", "For which collective, and when?")),
            new(new("Wat heb je nodig?", "What do you need?"), new("Mensen, tijd, geld, papieren.", "People, time, money, papers.")),
            new(new("De stappen", "The steps"), new("Eén stap per regel, in de volgorde waarin je ze zet.", "One step on each line, in the order in which you take them.")),
            new(new("Waar let je op?", "What to watch out for"), new("Wat gaat er vaak mis, en hoe voorkom je dat?", "What often goes wrong, and how do you prevent it?")),
        ]),
        new(KnowledgeKind.Tool, new("Een document dat een ander zo kan gebruiken.", "A document that others can use right away."),
        [
            new(new("Waar gebruik je dit voor?", "What is it for?"), new("Bij welke vraag of stap helpt dit document?", "Which question or step does it help with?")),
            new(new("Hoe gebruik je het?", "How to use it"), new("Wat vul je in, en wat pas je aan?", "What do you fill in, and what do you adapt?")),
            new(new("Het document", "The document"), new("Plak de tekst hier, of voeg een bijlage toe.", "Paste the text here, or add an attachment.")),
        ]),
        new(KnowledgeKind.Research, new("Wat onderzoekers vonden, in gewone woorden.", "What researchers found, in everyday words."),
        [
            new(new("De vraag", "The question"), new("Wat wilden de onderzoekers weten?", "What did the researchers want to know?")),
            new(new("Hoe is het onderzocht?", "How was it studied?"), new("Bij wie, wanneer en hoe? Hoeveel deden er mee?", "Among whom, when and how? How many took part?")),
            new(new("Wat kwam eruit?", "What was found?"), new("Noem de uitkomsten, en hoe zeker ze zijn.", "Give the results, and how certain they are.")),
            new(new("Wat kun je ermee?", "What can you do with it?"), new("Wat betekent dit voor een collectief?", "What does it mean for a collective?")),
        ]),
        new(KnowledgeKind.Interview, new("Een gesprek met iemand die het meemaakte.", "A conversation with someone who was there."),
        [
            new(new("Met wie spraken we?", "Who did we speak with?"), new("Wie is het, en welke rol heeft die persoon?", "Who is it, and what is their role?")),
            new(new("Het gesprek", "The conversation"), new("Schrijf de vragen en antwoorden op.", "Write down the questions and answers.")),
            new(new("Wat valt op?", "What stands out?"), new("Wat wil je dat een lezer onthoudt?", "What should a reader remember?")),
        ]),
        new(KnowledgeKind.Law, new("Een wet of regel, en wat die voor jullie betekent.", "A law or rule, and what it means for you."),
        [
            new(new("Wat zegt de regel?", "What does the rule say?"), new("In gewone woorden. De bron vul je hiernaast in.", "In everyday words. The source goes in its own field.")),
            new(new("Voor wie geldt die?", "Who does it apply to?"), new("Welke rechtsvorm, welke grootte, welk werk?", "Which legal form, size or kind of work?")),
            new(new("Wat moet je doen?", "What do you have to do?"), new("Welke stappen, en voor wanneer?", "Which steps, and by when?")),
        ]),
        new(KnowledgeKind.Funding, new("Geld waarvoor een collectief zich kan melden.", "Money that a collective can apply for."),
        [
            new(new("Waar is het geld voor?", "What is the money for?"), new("Welke plannen komen in aanmerking?", "Which plans are eligible?")),
            new(new("Hoeveel is het?", "How much is it?"), new("Noem bedragen, en wat je zelf moet bijdragen.", "Give amounts, and what you have to contribute.")),
            new(new("Hoe vraag je het aan?", "How to apply"), new("Welke stappen en papieren zijn nodig?", "Which steps and papers are needed?")),
            new(new("Onze tips", "Our tips"), new("Vroeg je het zelf aan? Wat hielp?", "Did you apply yourselves? What helped?")),
        ]),
    ];

    public static KindTemplate Of(KnowledgeKind kind) => All.Single(template => template.Kind == kind);

    /// <summary>The headings as Markdown, to begin from.</summary>
    public string Body(string language) => string.Concat(Headings.Select(heading => $"## {heading.Heading.In(language)}\n\n\n\n")).TrimEnd('\n') + "\n";
}
