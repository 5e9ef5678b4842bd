import '../css/app.css';
